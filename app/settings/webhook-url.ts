import type { Complaint } from './problem';

/** It is written into manifests and ends in git: so nothing in it may be secret. */
export function checkWebhookUrl(text: string): Complaint | undefined {
  const url = /[\s\\]/.test(text) || !URL.canParse(text) ? undefined : new URL(text);
  if (url?.protocol !== 'https:') {
    return { rule: 'must be an https:// URL', remedy: 'write a URL such as https://alerts.example.com/argocd' };
  }
  if (url.username !== '' || url.password !== '' || /[?#]/.test(text)) {
    return {
      rule: 'must have neither credentials nor a query: it ends in git, where everybody reads it',
      remedy: 'name a receiver that knows its senders otherwise, or put one of your own in front of it',
    };
  }
  return undefined;
}

import { Construct } from 'constructs';
import type { Issuer } from '../security/certificate-authority';
import type { SecretKey } from '../shared/carried-secret';
import type { Resources } from '../shared/footprint';
import { GeneratedSecret } from '../shared/generated-secret';
import type { HttpServerSize } from '../shared/http-server';
import { Dex } from './dex';
import type { UiBackend } from './front-door';

export interface SingleSignOnProps {
  /** The DNS name under which all hosts live. */
  readonly domain: string;
  readonly issuer: Issuer;
  readonly dex: { readonly image: string; readonly resources: Resources };
  /** What stands in front of each user interface without a login of its own. */
  readonly proxy: { readonly image: string; readonly size: HttpServerSize };
}

/** What a program needs to ask people for their login by itself. */
export interface OidcClient {
  readonly id: string;
  readonly secret: SecretKey;
}

/** The name of the host where people log in: `login.<domain>`. */
export const loginName = 'login';

/** The one login of the testbed: who has logged in to one user interface behind it has logged in to all. */
export class SingleSignOn extends Construct {
  /** The group whose members may change things. */
  static readonly adminGroup = 'testbed-admins';

  /** The issuer of every token, and where browsers are sent to. */
  static urlOf(domain: string): string {
    return `https://${loginName}.${domain}`;
  }

  readonly domain: string;
  readonly url: string;
  readonly proxy: SingleSignOnProps['proxy'];
  /** Where the provider answers within the cluster. */
  readonly provider: UiBackend;
  /** Of the authority that signed the provider's certificate. */
  readonly ca: SecretKey;
  /** All proxies are one client: a session of one is a session of each, since they share the key of its cookie. */
  readonly proxies: OidcClient & { readonly cookie: SecretKey };
  private readonly dex: Dex;
  private readonly guarded: string[] = [];

  constructor(scope: Construct, id: string, { domain, issuer, dex, proxy }: SingleSignOnProps) {
    super(scope, id);
    this.domain = domain;
    this.url = SingleSignOn.urlOf(domain);
    this.proxy = proxy;
    const { adminGroup } = SingleSignOn;
    this.dex = new Dex(this, 'dex', { ...dex, url: this.url, email: `admin@${domain}`, adminGroup, issuer });
    this.provider = this.dex.backend;
    this.ca = this.dex.ca;
    const { secretName } = new GeneratedSecret(this, 'proxies', {
      name: 'login-proxies',
      values: ['client', 'cookie'],
      data: { 'client-secret': '{{ .client }}', 'cookie-secret': '{{ .cookie }}' },
    });
    this.proxies = {
      id: 'login-proxies',
      secret: { secretName, key: 'client-secret' },
      cookie: { secretName, key: 'cookie-secret' },
    };
    this.dex.add({ ...this.proxies, redirectUris: this.guarded });
  }

  /** Lets browsers come back to a proxy. @returns where to */
  guard(host: string): string {
    const redirectUri = `https://${host}/oauth2/callback`;
    this.guarded.push(redirectUri);
    return redirectUri;
  }

  /** Admits a program that asks people for their login by itself. @param id unique; its secret is drawn beside Dex */
  client(id: string, ...redirectUris: readonly string[]): OidcClient {
    const { secretName } = new GeneratedSecret(this, `client-${id}`, {
      name: `${id}-client`,
      values: ['secret'],
      data: { 'client-secret': '{{ .secret }}' },
    });
    const client = { id, secret: { secretName, key: 'client-secret' } };
    this.dex.add({ ...client, redirectUris });
    return client;
  }
}

import { Construct } from 'constructs';
import {
  Certificate,
  CertificateSpecPrivateKeyAlgorithm,
  CertificateSpecPrivateKeyRotationPolicy,
} from '../../imports/cert-manager.io';
import { inPhase } from '../gitops/sync';
import type { Issuer } from '../security/certificate-authority';
import { CarriedSecret } from '../shared/carried-secret';
import type { CertificateAuthority, Credentials } from '../shared/connection';
import { GeneratedSecret } from '../shared/generated-secret';
import { protect } from '../shared/protect';

export interface HarborSecretsProps {
  /** The host of the registry, which its certificate is for. */
  readonly host: string;
  readonly issuer: Issuer;
  /** The keys of the bucket, born in the same namespace. */
  readonly bucket: Credentials;
}

/** The user by which Harbor's core opens the registry behind it. */
const registryUser = 'harbor_registry_user';

/**
 * What Harbor's chart would draw anew at each render, drawn once in the cluster: keys, logins and certificates. Apart from the
 * chart, whose pods do not start before all of it is there.
 */
export class HarborSecrets extends Construct {
  /** The Secret with every key that one part of Harbor knows another by. */
  readonly keys: string;
  /** Its first user, `admin`: people, and the Job that sets Harbor up. */
  readonly administrator: Credentials;
  /** Who pushes: an account that may do nothing else. */
  readonly robot: Credentials & { readonly dockerConfigKey: string };
  /** The bucket's keys under the names that the registry reads. */
  readonly storage: string;
  /** The key that signs the tokens of clients. */
  readonly tokenCertificate: string;
  /** The certificate of the host. */
  readonly certificate: string;
  /** Who signed it. */
  readonly ca: CertificateAuthority;
  readonly registryUser = registryUser;

  constructor(scope: Construct, id: string, { host, issuer, bucket }: HarborSecretsProps) {
    super(scope, id);
    this.keys = this.drawKeys();
    this.administrator = this.drawAdministrator();
    this.robot = this.drawRobot(host);
    this.storage = new CarriedSecret(this, 'storage', {
      name: 'harbor-storage',
      source: this,
      data: {
        REGISTRY_STORAGE_S3_ACCESSKEY: { secretName: bucket.secretName, key: bucket.usernameKey },
        REGISTRY_STORAGE_S3_SECRETKEY: { secretName: bucket.secretName, key: bucket.passwordKey },
      },
    }).secretName;
    this.tokenCertificate = this.tokenKey(issuer);
    this.certificate = 'harbor-tls';
    this.ca = { secretName: this.certificate, key: 'ca.crt' };
    new Certificate(this, 'certificate', {
      metadata: { name: this.certificate, annotations: inPhase('foundation') },
      spec: { ...issuer.leaf, secretName: this.certificate, dnsNames: [host] },
    });
    protect(this);
  }

  private drawKeys(): string {
    return new GeneratedSecret(this, 'keys', {
      name: 'harbor-keys',
      values: ['encryption', 'core', 'xsrf', 'jobservice', 'upload', 'registry'],
      data: {
        // These may have 16 characters, no more and no less.
        secretKey: '{{ trunc 16 .encryption }}',
        secret: '{{ trunc 16 .core }}',
        JOBSERVICE_SECRET: '{{ trunc 16 .jobservice }}',
        REGISTRY_HTTP_SECRET: '{{ trunc 16 .upload }}',
        CSRF_KEY: '{{ .xsrf }}',
        REGISTRY_PASSWD: '{{ .registry }}',
        REGISTRY_HTPASSWD: `{{ htpasswd "${registryUser}" .registry }}`,
      },
    }).secretName;
  }

  private drawAdministrator(): Credentials {
    const { secretName } = new GeneratedSecret(this, 'administrator', {
      name: 'harbor-admin',
      values: ['password'],
      data: { username: 'admin', HARBOR_ADMIN_PASSWORD: '{{ .password }}' },
    });
    return { secretName, usernameKey: 'username', passwordKey: 'HARBOR_ADMIN_PASSWORD' };
  }

  private drawRobot(host: string): HarborSecrets['robot'] {
    // Harbor puts the prefix before the names of robots.
    const username = 'robot$ci';
    const login = `{{ printf "${username}:%s" .password | b64enc }}`;
    const dockerConfigKey = 'config.json';
    const { secretName } = new GeneratedSecret(this, 'robot', {
      name: 'harbor-robot',
      values: ['password'],
      data: {
        username,
        password: '{{ .password }}',
        [dockerConfigKey]: `{"auths":{"${host}":{"auth":"${login}"}}}`,
      },
    });
    return { secretName, usernameKey: 'username', passwordKey: 'password', dockerConfigKey };
  }

  private tokenKey(issuer: Issuer): string {
    const name = 'harbor-token';
    new Certificate(this, 'token', {
      metadata: { name, annotations: inPhase('foundation') },
      spec: {
        ...issuer.leaf,
        secretName: name,
        commonName: name,
        // Harbor signs with RSA only; another key would make every token worthless that is out.
        privateKey: {
          algorithm: CertificateSpecPrivateKeyAlgorithm.RSA,
          size: 4096,
          rotationPolicy: CertificateSpecPrivateKeyRotationPolicy.NEVER,
        },
      },
    });
    return name;
  }
}

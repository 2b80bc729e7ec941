import type { Rule } from '../../verify/rule';
import { httpProxyCertificates } from '../../verify/rules/references/httpproxy-certificates';
import { httpProxyIncludes } from '../../verify/rules/references/httpproxy-includes';
import { httpProxyServices } from '../../verify/rules/references/httpproxy-services';
import { issuers } from '../../verify/rules/references/issuers';
import type { Edits } from './edit';
import { faults } from './fixture';

test.each<[string, Rule, string, string, Edits, string]>([
  [
    'an included proxy',
    httpProxyIncludes,
    'HTTPProxy',
    'root',
    { 'spec.includes[+]': { name: 'usr', namespace: 'user' } },
    "spec.includes[1]: no HTTPProxy 'user/usr'",
  ],
  [
    'who includes a proxy',
    httpProxyIncludes,
    'HTTPProxy',
    'root',
    { 'spec.includes': undefined },
    'metadata.name: projectcontour.io/HTTPProxy has no virtualhost and nobody',
  ],
  [
    'a service of a proxy',
    httpProxyServices,
    'HTTPProxy',
    'user',
    { 'spec.routes[0].services[0].name': 'usr' },
    "spec.routes[0].services[0].name: no Service 'usr'",
  ],
  [
    'a port of a proxy',
    httpProxyServices,
    'HTTPProxy',
    'user',
    { 'spec.routes[0].services[0].port': 80 },
    "spec.routes[0].services[0].port: Service 'user' has no port 80",
  ],
  [
    'a certificate',
    httpProxyCertificates,
    'HTTPProxy',
    'root',
    { 'spec.virtualhost.tls.secretName': 'tls' },
    "spec.virtualhost.tls.secretName: no Certificate makes Secret 'tls'",
  ],
  [
    'a delegation',
    httpProxyCertificates,
    'HTTPProxy',
    'root',
    { 'spec.virtualhost.tls.secretName': 'cert-manager/testbed-ca' },
    "spec.virtualhost.tls.secretName: Secret 'cert-manager/testbed-ca' is not delegated",
  ],
  [
    'an issuer',
    issuers,
    'Certificate',
    'root',
    { 'spec.issuerRef.name': 'ca' },
    "spec.issuerRef: no ClusterIssuer 'ca'",
  ],
  [
    'an issuer of the namespace',
    issuers,
    'Certificate',
    'root',
    { 'spec.issuerRef.kind': undefined },
    "spec.issuerRef: no Issuer 'testbed-ca'",
  ],
  [
    'a name of a certificate',
    httpProxyCertificates,
    'HTTPProxy',
    'root',
    { 'spec.virtualhost.fqdn': 'shop.example.com' },
    "spec.virtualhost.fqdn: Certificate 'root' is not for 'shop.example.com'",
  ],
])('%s that is missing', (_, rule, kind, name, edits, expected) => {
  expect(faults(rule, kind, name, edits)).toEqual([expect.stringContaining(expected)]);
});

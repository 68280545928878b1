// Sends one signed request with npm's soap, through the published WSDL, and prints the receipt or the fault as JSON.
// What a gateway written for Node would do. TLS trusts the authority that NODE_EXTRA_CA_CERTS names.
'use strict';

const fs = require('fs');
const { parseArgs } = require('util');
const soap = require('soap');
const { SignedXml } = require('xml-crypto');
const { DOMParser } = require('@xmldom/xmldom');

const WSSE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
const WSSE11 = 'http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd';
const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const DS = 'http://www.w3.org/2000/09/xmldsig#';
const RSA_SHA1 = 'http://www.w3.org/2000/09/xmldsig#rsa-sha1';
const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';

const text = (element, name) => {
  const found = element.getElementsByTagName(name)[0];
  return found ? found.textContent : undefined;
};

const children = (element) => Array.from(element.childNodes).filter((node) => node.nodeType === 1);

/** The messages of a body file as the object that the package wants. */
function readMessages(path) {
  const document = new DOMParser().parseFromString(fs.readFileSync(path, 'utf8'), 'text/xml');
  return Array.from(document.getElementsByTagName('message')).map((message) => {
    const source = { messageSourceElement: text(message, 'messageSourceElement') };
    const position = message.getElementsByTagName('messagePosition')[0];
    if (position) {
      source.messagePosition = Object.fromEntries(children(position).map((child) => [child.localName, child.textContent]));
    }
    const fields = children(message.getElementsByTagName('gcontent')[0]);
    return {
      head: {
        timestamp: text(message, 'timestamp'),
        messageType: { type: text(message, 'type'), version: text(message, 'version') },
        messageSource: source,
      },
      content: { gcontent: Object.fromEntries(fields.map((field) => [field.localName, field.textContent])) },
    };
  });
}

/** The package verifies no responses: this is what its user has to add. */
function verify(xml, serverCertificate, sentSignature) {
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  const signature = document.getElementsByTagNameNS(DS, 'Signature')[0];
  const checked = new SignedXml({ publicCert: serverCertificate, idMode: 'wssecurity', getCertFromKeyInfo: () => null });
  checked.loadSignature(signature);
  const valid = checked.checkSignature(xml);
  const signed = checked.getSignedReferences().map((part) => new DOMParser().parseFromString(part, 'text/xml').documentElement);
  const has = (name, namespace) => signed.some((part) => part.localName === name && part.namespaceURI === namespace);
  const confirmation = signed.find((part) => part.localName === 'SignatureConfirmation' && part.namespaceURI === WSSE11);
  return {
    verified: valid && has('Body', SOAP) && document.getElementsByTagNameNS(WSSE, 'Security').length === 1,
    confirmed: confirmation !== undefined && confirmation.getAttribute('Value') === sentSignature,
  };
}

async function main() {
  const names = ['wsdl', 'endpoint', 'key', 'cert', 'p12', 'password', 'server-cert', 'ca', 'tenant', 'body'];
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
  const { values } = parseArgs({ options: { ...options, sha1: { type: 'boolean' } } });
  const serverCertificate = fs.readFileSync(values['server-cert'], 'utf8');

  const client = await soap.createClientAsync(values.wsdl);
  client.setSecurity(new soap.WSSecurityCert(fs.readFileSync(values.key), fs.readFileSync(values.cert), '', {
    hasTimeStamp: true,
    signatureAlgorithm: values.sha1 ? RSA_SHA1 : RSA_SHA256,
    digestAlgorithm: values.sha1 ? 'http://www.w3.org/2000/09/xmldsig#sha1' : 'http://www.w3.org/2001/04/xmlenc#sha256',
    signerOptions: { idMode: 'wssecurity' },
  }));

  const request = { messages: { message: readMessages(values.body) }, tenantCode: values.tenant };
  const result = { client: 'node-soap' };
  let answer;
  try {
    const [receipt, raw] = await client.AggregateMessageAsync(request);
    result.receipt = receipt;
    answer = raw;
  } catch (error) {
    if (!error.root || !error.root.Envelope) {
      throw error;
    }
    const fault = error.root.Envelope.Body.Fault;
    result.fault = { code: fault.faultcode, reason: fault.faultstring };
    answer = error.body || error.response.data;
  }
  const sent = /<SignatureValue>([^<]*)</.exec(client.lastRequest);
  Object.assign(result, verify(answer, serverCertificate, sent ? sent[1].replace(/\s/g, '') : undefined));
  console.log(JSON.stringify(result));
}

main().catch((error) => {
  console.error(error.stack || error);
  process.exit(1);
});

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.ws.security.WSConstants;
import org.apache.ws.security.WSEncryptionPart;
import org.apache.ws.security.WSSConfig;
import org.apache.ws.security.WSSecurityEngine;
import org.apache.ws.security.WSSecurityEngineResult;
import org.apache.ws.security.components.crypto.Merlin;
import org.apache.ws.security.message.WSSecHeader;
import org.apache.ws.security.message.WSSecSignature;
import org.apache.ws.security.message.WSSecTimestamp;
import org.apache.ws.security.message.token.SignatureConfirmation;
import org.apache.ws.security.util.WSSecurityUtil;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Sends signed requests with WSS4J 1.6, the library inside Rampart, and prints a JSON array with the receipt or fault of each.
 * One request for each key identifier in --key-identifiers. Debian: libwss4j-java, default-jdk-headless.
 */
public final class Aggregate {
    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String RSA_SHA1 = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";
    private static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    private static final String SHA1 = "http://www.w3.org/2000/09/xmldsig#sha1";
    private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

    private static final Map<String, Integer> KEY_IDENTIFIERS = Map.of(
        "token", WSConstants.BST_DIRECT_REFERENCE,
        "issuer-serial", WSConstants.ISSUER_SERIAL,
        "certificate", WSConstants.X509_KEY_IDENTIFIER,
        "ski", WSConstants.SKI_KEY_IDENTIFIER,
        "thumbprint", WSConstants.THUMBPRINT_IDENTIFIER);

    private final Map<String, String> options;
    private final Merlin own = new Merlin();
    private final Merlin peer = new Merlin();
    private final SSLContext tls;
    private final String alias;

    private Aggregate(Map<String, String> options) throws Exception {
        this.options = options;
        char[] password = options.get("password").toCharArray();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(options.get("p12")))) {
            keys.load(in, password);
        }
        own.setKeyStore(keys);
        alias = keys.aliases().nextElement();
        peer.setKeyStore(storeOf(options.get("server-cert")));
        peer.setTrustStore(storeOf(options.get("server-cert")));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(storeOf(options.get("ca")));
        tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
    }

    public static void main(String[] args) throws Exception {
        WSSConfig.init();
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < args.length; i++) {
            String name = args[i].substring(2);
            options.put(name, name.equals("sha1") ? "true" : args[++i]);
        }
        Aggregate client = new Aggregate(options);
        List<String> results = new ArrayList<>();
        for (String identifier : options.getOrDefault("key-identifiers", "token").split(",")) {
            results.add(client.send(identifier));
        }
        System.out.println("[" + String.join(",", results) + "]");
    }

    private String send(String identifier) throws Exception {
        Document envelope = sign(identifier);
        String sent = envelope.getElementsByTagNameNS(WSConstants.SIG_NS, "SignatureValue").item(0).getTextContent().replaceAll("\\s", "");
        HttpsURLConnection connection = (HttpsURLConnection) new URL(options.get("endpoint")).openConnection();
        connection.setSSLSocketFactory(tls.getSocketFactory());
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "text/xml; charset=UTF-8");
        connection.setRequestProperty("SOAPAction", "\"http://urb-grade.eu/AggregateMessage\"");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(envelope), new StreamResult(bytes));
        try (OutputStream out = connection.getOutputStream()) {
            out.write(bytes.toByteArray());
        }
        int status = connection.getResponseCode();
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return describe(identifier, status, parse(in.readAllBytes()), sent);
        }
    }

    private Document sign(String identifier) throws Exception {
        Document envelope = parse(("<S:Envelope xmlns:S=\"" + SOAP + "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
            + "<S:Header/><S:Body/></S:Envelope>").getBytes("UTF-8"));
        Element body = (Element) envelope.getElementsByTagNameNS(SOAP, "Body").item(0);
        Document content = parse(Files.readAllBytes(Path.of(options.get("body"))));
        body.appendChild(envelope.importNode(content.getDocumentElement(), true));

        boolean sha1 = options.containsKey("sha1");
        WSSecHeader header = new WSSecHeader();
        header.setMustUnderstand(true);
        header.insertSecurityHeader(envelope);
        WSSecTimestamp timestamp = new WSSecTimestamp();
        timestamp.setTimeToLive(300);
        timestamp.build(envelope, header);
        WSSecSignature signature = new WSSecSignature();
        signature.setUserInfo(alias, options.get("password"));
        signature.setKeyIdentifierType(KEY_IDENTIFIERS.get(identifier));
        signature.setSignatureAlgorithm(sha1 ? RSA_SHA1 : RSA_SHA256);
        signature.setDigestAlgo(sha1 ? SHA1 : SHA256);
        signature.setParts(Arrays.asList(
            new WSEncryptionPart("Body", SOAP, "Element"),
            new WSEncryptionPart("Timestamp", WSConstants.WSU_NS, "Element")));
        signature.build(envelope, own, header);
        return envelope;
    }

    private String describe(String identifier, int status, Document answer, String sent) throws Exception {
        StringBuilder json = new StringBuilder("{\"client\":\"wss4j\",\"keyIdentifier\":" + quoted(identifier) + ",\"status\":" + status);
        boolean verified = false;
        boolean confirmed = false;
        Element security = WSSecurityUtil.getSecurityHeader(answer, null);
        if (security != null) {
            List<WSSecurityEngineResult> results = new WSSecurityEngine().processSecurityHeader(security, null, peer, null);
            WSSecurityEngineResult signed = WSSecurityUtil.fetchActionResult(results, WSConstants.SIGN);
            X509Certificate signer = (X509Certificate) signed.get(WSSecurityEngineResult.TAG_X509_CERTIFICATE);
            verified = signer.equals(certificate(options.get("server-cert")));
            WSSecurityUtil.checkAllElementsProtected(results, WSConstants.SIGN, new QName[] {
                new QName(SOAP, "Body"), new QName(WSConstants.WSU_NS, "Timestamp")});
            for (WSSecurityEngineResult result : results) {
                Object confirmation = result.get(WSSecurityEngineResult.TAG_SIGNATURE_CONFIRMATION);
                if (confirmation instanceof SignatureConfirmation) {
                    byte[] value = ((SignatureConfirmation) confirmation).getSignatureValue();
                    confirmed = Arrays.equals(value, java.util.Base64.getDecoder().decode(sent));
                }
            }
        }
        json.append(",\"verified\":").append(verified).append(",\"confirmed\":").append(confirmed);
        Element content = firstChild((Element) answer.getElementsByTagNameNS(SOAP, "Body").item(0));
        if (content.getLocalName().equals("Fault")) {
            json.append(",\"fault\":{\"code\":").append(quoted(text(content, "faultcode")))
                .append(",\"reason\":").append(quoted(text(content, "faultstring"))).append('}');
        } else {
            json.append(",\"receipt\":{\"receiptId\":").append(quoted(text(content, "receiptId")))
                .append(",\"batchKey\":").append(quoted(text(content, "batchKey")))
                .append(",\"accepted\":").append(text(content, "accepted"))
                .append(",\"duplicate\":").append(text(content, "duplicate"))
                .append(",\"rejected\":").append(text(content, "rejected")).append('}');
        }
        return json.append('}').toString();
    }

    private static Element firstChild(Element parent) {
        Node child = parent.getFirstChild();
        while (!(child instanceof Element)) {
            child = child.getNextSibling();
        }
        return (Element) child;
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static Document parse(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        return builder.parse(new ByteArrayInputStream(xml));
    }

    private static X509Certificate certificate(String path) throws Exception {
        try (InputStream in = Files.newInputStream(Path.of(path))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static KeyStore storeOf(String path) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("peer", certificate(path));
        return store;
    }
}

import com.sun.management.OperatingSystemMXBean;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.ws.security.WSConstants;
import org.apache.ws.security.WSDataRef;
import org.apache.ws.security.WSSConfig;
import org.apache.ws.security.WSSecurityEngine;
import org.apache.ws.security.WSSecurityEngineResult;
import org.apache.ws.security.components.crypto.Merlin;
import org.apache.ws.security.util.WSSecurityUtil;
import org.w3c.dom.Document;

/**
 * Verifies signed requests with WSS4J as a SOAP stack does: parse, process the security header, look at what was signed.
 * Arguments: the file of requests, the trusted authority (DER), seconds to warm up. Prints a line when it is warm. Then makes
 * a pass for each line that it reads, and prints the microseconds of processor time of this process, its garbage collection
 * included, for each request.
 */
public final class Wss4jVerify {
    public static void main(String[] args) throws Exception {
        List<byte[]> requests = read(args[0]);
        Merlin crypto = trusting(args[1]);
        long warmUp = Long.parseLong(args[2]) * 1_000_000_000L;

        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        WSSConfig config = WSSConfig.getNewInstance();
        config.setTimeStampTTL(3600);
        WSSecurityEngine engine = new WSSecurityEngine();
        engine.setWssConfig(config);

        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long start = System.nanoTime();
        for (int i = 0; i < 20 || System.nanoTime() - start < warmUp; i++) {
            pass(requests, builder, engine, crypto);
        }
        System.out.println("warm");
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in));
        while (asked.readLine() != null) {
            long began = process.getProcessCpuTime();
            pass(requests, builder, engine, crypto);
            System.out.println((process.getProcessCpuTime() - began) / 1000.0 / requests.size());
        }
    }

    private static void pass(List<byte[]> requests, DocumentBuilder builder, WSSecurityEngine engine, Merlin crypto)
            throws Exception {
        for (byte[] request : requests) {
            Document document = builder.parse(new ByteArrayInputStream(request));
            List<WSSecurityEngineResult> results = engine.processSecurityHeader(document, null, null, crypto);
            WSSecurityEngineResult signature = WSSecurityUtil.fetchActionResult(results, WSConstants.SIGN);
            WSSecurityEngineResult timestamp = WSSecurityUtil.fetchActionResult(results, WSConstants.TS);
            @SuppressWarnings("unchecked")
            List<WSDataRef> signed = (List<WSDataRef>) signature.get(WSSecurityEngineResult.TAG_DATA_REF_URIS);
            if (timestamp == null || signed.size() != 2) {
                throw new IllegalStateException("Body and Timestamp are not both signed");
            }
        }
    }

    private static Merlin trusting(String file) throws Exception {
        KeyStore trusted = KeyStore.getInstance("JKS");
        trusted.load(null, null);
        try (FileInputStream in = new FileInputStream(file)) {
            trusted.setCertificateEntry("authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        Merlin crypto = new Merlin();
        crypto.setTrustStore(trusted);
        return crypto;
    }

    private static List<byte[]> read(String file) throws Exception {
        List<byte[]> requests = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(new FileInputStream(file)))) {
            while (true) {
                byte[] request = new byte[in.readInt()];
                in.readFully(request);
                requests.add(request);
            }
        } catch (EOFException end) {
            return requests;
        }
    }
}

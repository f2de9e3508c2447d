package lib.keyfile;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;

/** Tells by its content what a file is, also where it is not what was meant. */
final class KeyFileFormat {
    private static final int JKS = 0xFEEDFEED;
    private static final int JCEKS = 0xCECECECE;
    private static final int SEQUENCE = 0x30;

    private KeyFileFormat() {}

    static SealedKeyFile.Content recognise(byte[] bytes) throws Unusable, IOException {
        if (bytes.length == 0) {
            throw new Unusable("pfx.empty", "it is empty", "copy or export it again");
        }
        int magic = bytes.length < 4 ? 0 : ByteBuffer.wrap(bytes).getInt();
        if (magic == JKS || magic == JCEKS) {
            return new JavaStore(bytes, magic == JKS ? "JKS" : "JCEKS");
        }
        if (PemBlock.isIn(bytes)) {
            return PemFile.of(bytes);
        }
        if (bytes[0] == SEQUENCE) {
            return der(bytes);
        }
        if (isBase64OfDer(bytes)) {
            throw new Unusable(
                    "pfx.base64",
                    "it is base64 text, not the file that the text stands for",
                    "decode it first: certutil -decode on Windows, base64 -d elsewhere");
        }
        throw new Unusable(
                "pfx.unknown-format",
                "it is neither PKCS #12 (PFX), JKS nor PEM",
                "give the file that was exported with the private key");
    }

    private static SealedKeyFile.Content der(byte[] bytes) throws Unusable, IOException {
        long wanted = length(bytes);
        if (wanted > bytes.length) {
            throw Unusable.truncated(bytes.length, wanted);
        }
        ASN1Sequence outer;
        try (ASN1InputStream in = new ASN1InputStream(new ByteArrayInputStream(bytes), true)) {
            outer = ASN1Sequence.getInstance(in.readObject());
        } catch (EOFException e) {
            throw Unusable.damaged("it ends in the middle of its structure");
        }
        ASN1Primitive first = outer.getObjectAt(0).toASN1Primitive();
        ASN1Primitive second = outer.size() < 2 ? first : outer.getObjectAt(1).toASN1Primitive();
        if (first instanceof ASN1Integer && second instanceof ASN1Sequence content) {
            boolean isPfx = content.size() > 0 && content.getObjectAt(0) instanceof ASN1ObjectIdentifier;
            boolean isPkcs8 = outer.size() > 2 && outer.getObjectAt(2) instanceof ASN1OctetString;
            if (isPfx && !isPkcs8) {
                return Pkcs12File.of(outer);
            }
        }
        throw noPfx(outer, first, second);
    }

    private static Unusable noPfx(ASN1Sequence outer, ASN1Primitive first, ASN1Primitive second) {
        if (first instanceof ASN1ObjectIdentifier) {
            return new Unusable(
                    "pfx.certificates-alone",
                    "it is PKCS #7 (.p7b): certificates without a private key",
                    "export the certificate again with its private key, as PFX");
        }
        if (first instanceof ASN1Integer || second instanceof ASN1OctetString) {
            return new Unusable(
                    "pfx.key-alone",
                    "it is a private key without a certificate",
                    "turn it into PEM and give it with --key beside --cert, or make a PFX of both");
        }
        if (outer.size() == 3 && first instanceof ASN1Sequence signed && signed.size() > 0) {
            boolean request = signed.getObjectAt(0) instanceof ASN1Integer
                    && signed.getObjectAt(signed.size() - 1) instanceof ASN1TaggedObject;
            if (request) {
                return PemFile.requestAlone();
            }
            return PemFile.certificateAlone("a DER certificate (.cer)");
        }
        return Unusable.damaged("it begins like PKCS #12, and goes on as something else");
    }

    /** What the header of the outermost SEQUENCE says, itself included; 0 if indefinite. */
    private static long length(byte[] bytes) throws Unusable {
        if (bytes.length < 2) {
            throw Unusable.truncated(bytes.length, 2);
        }
        int first = bytes[1] & 0xFF;
        if (first <= 0x80) {
            return first == 0x80 ? 0 : 2 + first;
        }
        int octets = first - 0x80;
        if (octets > 4) {
            throw Unusable.damaged("its header speaks of more bytes than a file can have");
        }
        if (bytes.length < 2 + octets) {
            throw Unusable.truncated(bytes.length, 2 + octets);
        }
        long length = 0;
        for (int i = 0; i < octets; i++) {
            length = length << 8 | bytes[2 + i] & 0xFF;
        }
        return 2 + octets + length;
    }

    private static boolean isBase64OfDer(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1).strip();
        if (!text.startsWith("MI")) {
            return false;
        }
        try {
            return Base64.getMimeDecoder().decode(text)[0] == SEQUENCE;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

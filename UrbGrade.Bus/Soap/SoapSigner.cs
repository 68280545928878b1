using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace UrbGrade.Bus.Soap;

/// <summary>Writes signed SOAP 1.1 envelopes. Every signed part leaves already canonical, so what is hashed is what is sent. Thread-safe.</summary>
/// <remarks>Body content has to be exclusive canonical XML in UTF-8 that declares every namespace it uses, as
/// <c>AggregationRequestWriter</c> and <c>ReceiptXml</c> write it. The signature covers the Body, the Timestamp, in an answer the
/// confirmation of the request's signature, and in a request what it says of the gateway's outbox.</remarks>
public sealed class SoapSigner : IDisposable
{
    private readonly TimeProvider time;
    private readonly RsaKeyPool keys;
    private readonly byte[] tokenText;
    private readonly ScratchPool<ArrayBufferWriter<byte>> scratch = new(() => new ArrayBufferWriter<byte>(4096));

    /// <param name="certificateWithKey">Certificate with its RSA private key; has to outlive the signer.</param>
    /// <exception cref="ArgumentException">The certificate has no RSA private key.</exception>
    public SoapSigner(X509Certificate2 certificateWithKey, TimeProvider time)
    {
        using var key = certificateWithKey.GetRSAPrivateKey()
            ?? throw new ArgumentException("The certificate has no RSA private key.", nameof(certificateWithKey));
        this.time = time;
        Certificate = certificateWithKey;
        keys = new RsaKeyPool(() => certificateWithKey.GetRSAPrivateKey()!);
        tokenText = Encoding.ASCII.GetBytes(Convert.ToBase64String(certificateWithKey.RawDataMemory.Span));
    }

    /// <summary>The certificate that travels with each envelope.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>How long after signing a message expires.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Writes a signed request and returns its signature, which the response has to confirm.</summary>
    /// <param name="sha1">Whether to sign with SHA-1, for a platform that knows nothing else.</param>
    /// <param name="waiting">How many batches wait behind this one, 0 or more; null where nothing is said of it.</param>
    public byte[] SignRequest(IBufferWriter<byte> output, ReadOnlySpan<byte> bodyContent, bool sha1 = false, int? waiting = null) =>
        Sign(output, new EnvelopeParts(bodyContent, default, NamesWsse: false, sha1, waiting));

    /// <summary>Writes a signed response that confirms the request's signature.</summary>
    /// <param name="sha1">Whether to sign with SHA-1, for a client that did so itself.</param>
    public byte[] SignResponse(
        IBufferWriter<byte> output, ReadOnlySpan<byte> bodyContent, ReadOnlySpan<byte> requestSignature, bool sha1 = false) =>
        Sign(output, new EnvelopeParts(bodyContent, requestSignature, NamesWsse: false, sha1));

    /// <summary>Writes a signed fault.</summary>
    /// <param name="requestSignature">The signature of the request, when it was verified before the fault arose; otherwise empty.</param>
    public byte[] SignFault(
        IBufferWriter<byte> output, SoapFaultException fault, ReadOnlySpan<byte> requestSignature = default, bool sha1 = false)
    {
        var content = new ArrayBufferWriter<byte>(512);
        SoapFaultXml.Write(content, fault);
        return Sign(output, new EnvelopeParts(content.WrittenSpan, requestSignature, NamesWsse: true, sha1));
    }

    /// <inheritdoc/>
    public void Dispose() => keys.Dispose();

    private byte[] Sign(IBufferWriter<byte> output, EnvelopeParts parts)
    {
        var writer = scratch.Rent();
        try
        {
            writer.ResetWrittenCount();
            var id = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
            var now = time.GetUtcNow();
            var envelope = new EnvelopeWriter(writer, id, parts.Hash);

            var timestamp = envelope.Timestamp(now, now + Lifetime);
            var confirmation = parts.Confirms ? envelope.Confirmation(parts.RequestSignature) : default;
            var outbox = envelope.Outbox(parts.Waiting);
            var bodyTag = envelope.BodyTag(parts.NamesWsse);
            var signedInfo = envelope.SignedInfo(parts.NamesWsse, envelope.HashBody(bodyTag, parts.Content), timestamp, confirmation, outbox);
            var hash = CryptographicOperations.HashData(parts.Hash, envelope.Text(signedInfo));
            var signature = keys.Sign(hash, parts.Hash);
            envelope.Write(output, tokenText, signedInfo, signature, timestamp, confirmation, outbox, bodyTag, parts.Content);
            return signature;
        }
        finally
        {
            scratch.Return(writer);
        }
    }

    private readonly ref struct EnvelopeParts(
        ReadOnlySpan<byte> content, ReadOnlySpan<byte> requestSignature, bool NamesWsse, bool sha1, int? Waiting = null)
    {
        public ReadOnlySpan<byte> Content { get; } = content;

        public ReadOnlySpan<byte> RequestSignature { get; } = requestSignature;

        public bool Confirms => !RequestSignature.IsEmpty;

        /// <summary>Whether the content names codes of WS-Security, whose prefix the Body then has to declare.</summary>
        public bool NamesWsse { get; } = NamesWsse;

        /// <summary>Batches that wait behind this one; null where nothing is said of it.</summary>
        public int? Waiting { get; } = Waiting;

        public HashAlgorithmName Hash { get; } = sha1 ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256;
    }
}

using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Base64Text = System.Buffers.Text.Base64;

namespace UrbGrade.Bus.Soap;

/// <summary>Composes the parts of one envelope, each in exclusive canonical form, and puts them together.</summary>
/// <remarks>Parts are written one after the other into <paramref name="scratch"/> and named by their range in it.</remarks>
/// <param name="id">Unique within and between messages; every element's id is made from it.</param>
internal readonly struct EnvelopeWriter(ArrayBufferWriter<byte> scratch, string id, HashAlgorithmName hash)
{
    private const string DeclareWsu = $" xmlns:wsu=\"{SoapNames.Wsu}\"";
    private const string BodyIdPrefix = "B-";
    private const string TimestampIdPrefix = "T-";
    private const string ConfirmationIdPrefix = "C-";
    private const string TokenIdPrefix = "X-";
    private const string OutboxIdPrefix = "O-";

    private static readonly byte[] EnvelopeStart = Utf8(
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><S:Envelope xmlns:S=\"{SoapNames.Soap}\"><S:Header>"
        + $"<wsse:Security xmlns:wsse=\"{SoapNames.Wsse}\"{DeclareWsu} S:mustUnderstand=\"1\">"
        + $"<wsse:BinarySecurityToken EncodingType=\"{SoapNames.Base64}\" ValueType=\"{SoapNames.X509V3}\" wsu:Id=\"{TokenIdPrefix}");

    private static readonly byte[] UnsignedStart = Utf8(
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><S:Envelope xmlns:S=\"{SoapNames.Soap}\"><S:Body xmlns:wsse=\"{SoapNames.Wsse}\">");

    private static readonly byte[] SignatureStart = Utf8($"</wsse:BinarySecurityToken><ds:Signature xmlns:ds=\"{SoapNames.Signature}\">");
    private static readonly byte[] TokenReference = Utf8(
        $"</ds:SignatureValue><ds:KeyInfo><wsse:SecurityTokenReference><wsse:Reference URI=\"#{TokenIdPrefix}");

    private static readonly byte[] SignatureEnd = Utf8(
        $"\" ValueType=\"{SoapNames.X509V3}\"></wsse:Reference></wsse:SecurityTokenReference></ds:KeyInfo></ds:Signature>");

    private static readonly byte[] BodyStart = Utf8($"<S:Body xmlns:S=\"{SoapNames.Soap}\"");
    private static readonly byte[] DeclareWsse = Utf8($" xmlns:wsse=\"{SoapNames.Wsse}\"");
    private static readonly byte[] BodyId = Utf8($"{DeclareWsu} wsu:Id=\"{BodyIdPrefix}");
    private static readonly byte[] TimestampStart = Utf8($"<wsu:Timestamp{DeclareWsu} wsu:Id=\"{TimestampIdPrefix}");
    private static readonly byte[] ConfirmationStart = Utf8(
        $"<wsse11:SignatureConfirmation xmlns:wsse11=\"{SoapNames.Wsse11}\"{DeclareWsu} Value=\"");

    private static readonly byte[] SignedInfoStart = Utf8(
        $"<ds:SignedInfo xmlns:ds=\"{SoapNames.Signature}\"><ds:CanonicalizationMethod Algorithm=\"{SoapNames.ExclusiveCanonicalization}\">"
        + "</ds:CanonicalizationMethod><ds:SignatureMethod Algorithm=\"");

    private static readonly byte[] Transform = Utf8(
        $"\"><ds:Transforms><ds:Transform Algorithm=\"{SoapNames.ExclusiveCanonicalization}\">");

    private static readonly byte[] WssePrefixList = Utf8(
        $"<ec:InclusiveNamespaces xmlns:ec=\"{SoapNames.ExclusiveCanonicalization}\" PrefixList=\"wsse\"></ec:InclusiveNamespaces>");

    /// <summary>Writes an envelope without a signature, for where there is no key to sign with.</summary>
    public static void WriteUnsigned(IBufferWriter<byte> output, ReadOnlySpan<byte> bodyContent)
    {
        output.Write(UnsignedStart);
        output.Write(bodyContent);
        output.Write("</S:Body></S:Envelope>"u8);
    }

    public ReadOnlySpan<byte> Text(Range part) => scratch.WrittenSpan[part];

    public Range Timestamp(DateTimeOffset created, DateTimeOffset expires)
    {
        var start = scratch.WrittenCount;
        scratch.Write(TimestampStart);
        Ascii(id);
        scratch.Write("\"><wsu:Created>"u8);
        Milliseconds(created);
        scratch.Write("</wsu:Created><wsu:Expires>"u8);
        Milliseconds(expires);
        scratch.Write("</wsu:Expires></wsu:Timestamp>"u8);
        return start..scratch.WrittenCount;
    }

    public Range Confirmation(ReadOnlySpan<byte> requestSignature)
    {
        var start = scratch.WrittenCount;
        scratch.Write(ConfirmationStart);
        Base64(requestSignature);
        scratch.Write("\" wsu:Id=\""u8);
        Ascii(ConfirmationIdPrefix);
        Ascii(id);
        scratch.Write("\"></wsse11:SignatureConfirmation>"u8);
        return start..scratch.WrittenCount;
    }

    /// <param name="waiting">Null for no such block.</param>
    public Range Outbox(int? waiting)
    {
        var start = scratch.WrittenCount;
        if (waiting is { } count)
            OutboxBlock.Write(scratch, count, OutboxIdPrefix + id);
        return start..scratch.WrittenCount;
    }

    public Range BodyTag(bool namesWsse)
    {
        var start = scratch.WrittenCount;
        scratch.Write(BodyStart);
        if (namesWsse)
            scratch.Write(DeclareWsse);
        scratch.Write(BodyId);
        Ascii(id);
        scratch.Write("\">"u8);
        return start..scratch.WrittenCount;
    }

    public byte[] HashBody(Range bodyTag, ReadOnlySpan<byte> content)
    {
        using var hasher = IncrementalHash.CreateHash(hash);
        hasher.AppendData(Text(bodyTag));
        hasher.AppendData(content);
        hasher.AppendData("</S:Body>"u8);
        return hasher.GetHashAndReset();
    }

    public Range SignedInfo(bool namesWsse, ReadOnlySpan<byte> bodyDigest, Range timestamp, Range confirmation, Range outbox)
    {
        var timestampDigest = CryptographicOperations.HashData(hash, Text(timestamp));
        var confirmationDigest = CryptographicOperations.HashData(hash, Text(confirmation));
        var outboxDigest = CryptographicOperations.HashData(hash, Text(outbox));
        var start = scratch.WrittenCount;
        scratch.Write(SignedInfoStart);
        Ascii(hash == HashAlgorithmName.SHA1 ? SignatureAlgorithms.RsaSha1 : SignatureAlgorithms.RsaSha256);
        scratch.Write("\"></ds:SignatureMethod>"u8);
        Reference(BodyIdPrefix, bodyDigest, namesWsse ? WssePrefixList : []);
        Reference(TimestampIdPrefix, timestampDigest, []);
        if (!Text(confirmation).IsEmpty)
            Reference(ConfirmationIdPrefix, confirmationDigest, []);
        if (!Text(outbox).IsEmpty)
            Reference(OutboxIdPrefix, outboxDigest, []);
        scratch.Write("</ds:SignedInfo>"u8);
        return start..scratch.WrittenCount;
    }

    public void Write(
        IBufferWriter<byte> output, ReadOnlySpan<byte> tokenText, Range signedInfo, ReadOnlySpan<byte> signature,
        Range timestamp, Range confirmation, Range outbox, Range bodyTag, ReadOnlySpan<byte> content)
    {
        var start = scratch.WrittenCount;
        Base64(signature);
        var signatureText = Text(start..scratch.WrittenCount);
        start = scratch.WrittenCount;
        Ascii(id);
        var idText = Text(start..scratch.WrittenCount);

        output.Write(EnvelopeStart);
        output.Write(idText);
        output.Write("\">"u8);
        output.Write(tokenText);
        output.Write(SignatureStart);
        output.Write(Text(signedInfo));
        output.Write("<ds:SignatureValue>"u8);
        output.Write(signatureText);
        output.Write(TokenReference);
        output.Write(idText);
        output.Write(SignatureEnd);
        output.Write(Text(timestamp));
        output.Write(Text(confirmation));
        output.Write("</wsse:Security>"u8);
        output.Write(Text(outbox));
        output.Write("</S:Header>"u8);
        output.Write(Text(bodyTag));
        output.Write(content);
        output.Write("</S:Body></S:Envelope>"u8);
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private void Reference(string idPrefix, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> prefixList)
    {
        scratch.Write("<ds:Reference URI=\"#"u8);
        Ascii(idPrefix);
        Ascii(id);
        scratch.Write(Transform);
        scratch.Write(prefixList);
        scratch.Write("</ds:Transform></ds:Transforms><ds:DigestMethod Algorithm=\""u8);
        Ascii(hash == HashAlgorithmName.SHA1 ? SignatureAlgorithms.Sha1 : SignatureAlgorithms.Sha256);
        scratch.Write("\"></ds:DigestMethod><ds:DigestValue>"u8);
        Base64(digest);
        scratch.Write("</ds:DigestValue></ds:Reference>"u8);
    }

    private void Ascii(ReadOnlySpan<char> text) => scratch.Advance(Encoding.ASCII.GetBytes(text, scratch.GetSpan(text.Length)));

    private void Base64(ReadOnlySpan<byte> bytes)
    {
        var longest = Base64Text.GetMaxEncodedToUtf8Length(bytes.Length);
        Base64Text.EncodeToUtf8(bytes, scratch.GetSpan(longest), out _, out var written);
        scratch.Advance(written);
    }

    private void Milliseconds(DateTimeOffset moment)
    {
        moment.UtcDateTime.TryFormat(
            scratch.GetSpan(24), out var written, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        scratch.Advance(written);
    }
}

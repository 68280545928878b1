using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace UrbGrade.Web.Api;

/// <summary>An answer marked with a hash of what it says, so that whoever has it is told so (304) and sent nothing; packed with gzip
/// for whoever takes that.</summary>
internal static class HashedAnswer
{
    private const int HashBytes = 16;

    /// <summary>Below, packing gains nothing.</summary>
    private const int SmallestPacked = 1024;

    public static IResult Of(HttpContext context, byte[] body, string mediaType)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "private, no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        var hash = Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, HashBytes));
        if (body.Length < SmallestPacked || !TakesGzip(context.Request))
        {
            return TypedResults.Bytes(body, mediaType, entityTag: new EntityTagHeaderValue($"\"{hash}\""));
        }

        headers.ContentEncoding = "gzip";
        return TypedResults.Bytes(Pack(body), mediaType, entityTag: new EntityTagHeaderValue($"\"{hash}-gzip\""));
    }

    private static bool TakesGzip(HttpRequest request) =>
        request.GetTypedHeaders().AcceptEncoding.Any(encoding => encoding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && encoding.Quality is not 0);

    private static byte[] Pack(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return packed.ToArray();
    }
}

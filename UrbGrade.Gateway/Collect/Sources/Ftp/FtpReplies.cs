using System.Globalization;
using System.Text;

namespace UrbGrade.Gateway.Collect.Sources.Ftp;

/// <summary>Reads what a server answers on the line for commands.</summary>
/// <remarks>Source: RFC 959, 4.2.</remarks>
internal sealed class FtpReplies(FtpOrigin origin)
{
    private const int LongestLine = 8192;
    private const int LongestReply = 1 << 20;

    private readonly byte[] received = new byte[4096];
    private int start;
    private int end;

    /// <exception cref="SourceException">What comes is no FTP, or does not end.</exception>
    /// <exception cref="IOException">The server closed the line.</exception>
    public async Task<FtpReply> ReadAsync(Stream from, Encoding encoding, CancellationToken cancellation)
    {
        var line = await ReadLineAsync(from, encoding, cancellation);
        if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            throw new SourceException($"{origin.Url.Host}:{origin.Port} does not speak FTP");
        var text = new StringBuilder(line.Length > 4 ? line[4..] : "");

        // "123-" opens a reply of several lines, "123 " closes it.
        if (line.Length > 3 && line[3] == '-')
        {
            while (true)
            {
                var next = await ReadLineAsync(from, encoding, cancellation);
                text.Append('\n').Append(next);
                if (next.StartsWith(line[..3] + " ", StringComparison.Ordinal))
                    break;
                if (text.Length > LongestReply)
                    throw new SourceException($"{origin.Url.Host} does not end its reply");
            }
        }

        return new FtpReply(code, text.ToString());
    }

    /// <summary>Leaves what has come and was not read.</summary>
    public void Forget() => start = end = 0;

    private async Task<string> ReadLineAsync(Stream from, Encoding encoding, CancellationToken cancellation)
    {
        var line = new List<byte>(80);
        while (true)
        {
            if (start == end)
            {
                start = 0;
                end = await from.ReadAsync(received, cancellation);
                if (end == 0)
                    throw new IOException($"{origin.Url.Host} closed the connection");
            }

            var next = received[start++];
            if (next == '\n')
                return encoding.GetString([.. line]).TrimEnd('\r');
            line.Add(next);
            if (line.Count > LongestLine)
                throw new SourceException($"{origin.Url.Host} does not end its line");
        }
    }
}

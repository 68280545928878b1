using System.IO.Enumeration;
using UrbGrade.Gateway.Configuration;

namespace UrbGrade.Gateway.Collect.Sources.Ftp;

/// <summary>What becomes of a file on the server once it is ours.</summary>
internal enum AfterFetch
{
    Leave,
    Delete,
    Move,
}

/// <summary>A folder on a file server: FTP, FTP over TLS, or SFTP, by the scheme of its address.</summary>
/// <param name="Password">Of the user; null where a key is used.</param>
/// <param name="PrivateKey">A file with the key for SFTP; null where a password is used.</param>
/// <param name="HostKeys">SFTP only: the server's key fingerprints, <c>SHA256:...</c>. No other server is spoken to.</param>
/// <param name="ImplicitTls">Whether TLS begins with the connection rather than by <c>AUTH TLS</c>.</param>
/// <param name="Tls">PEM files that vouch for the server; empty for the system's authorities.</param>
/// <param name="MoveTo">The folder on the server for <see cref="AfterFetch.Move"/>, relative to the source's own.</param>
internal sealed record FtpOrigin(
    Uri Url,
    string User,
    string? Password,
    string? PrivateKey,
    IReadOnlyList<string> HostKeys,
    bool ImplicitTls,
    IReadOnlyList<string> Tls,
    string Pattern,
    IReadOnlyList<string> Ignore,
    AfterFetch After,
    string MoveTo,
    TimeSpan Timeout,
    TimeSpan Every) : SourceOrigin
{
    public const string SidecarEnding = ".sha256";

    private const string Sftp = "sftp";
    private const string Ftps = "ftps";
    private const string PlainFtp = "ftp";

    public bool IsSftp => Url.Scheme == Sftp;

    public bool IsEncrypted => Url.Scheme == Ftps;

    public int Port => Url.Port > 0 ? Url.Port : IsSftp ? 22 : ImplicitTls ? 990 : 21;

    /// <summary>The folder's path, without a slash at its end.</summary>
    public string Folder => Uri.UnescapeDataString(Url.AbsolutePath).TrimEnd('/');

    public static FtpOrigin Read(SettingsNode node, SettingsPlaces places)
    {
        var url = ReadUrl(node);
        var user = node.TextOrNull("user");
        var secret = places.Secret(node, "credential");
        var key = node.TextOrNull("privateKey") is { } file ? places.Resolve(file) : null;
        if (user is null && secret?.Split(':', 2) is [var name, var password])
            (user, secret) = (name, password);
        if (user is null)
            node.Complain("user", "missing", "a user, or a credential that holds user:password");
        var hostKeys = node.Texts("hostKey", []);
        if (url.Scheme == Sftp && !(hostKeys.Count > 0 && hostKeys.All(print => print.StartsWith("SHA256:", StringComparison.Ordinal))))
            node.Complain("hostKey", hostKeys.Count == 0 ? "missing" : $"'{hostKeys[0]}'", "the server's fingerprints as SHA256:..., from 'ssh-keygen -lf' on the server");
        var after = node.Choice("after", "leave", "leave", "delete", "move");
        return new FtpOrigin(
            url,
            user ?? "",
            secret,
            key,
            [.. hostKeys.Select(print => print.TrimEnd('='))],
            url.Scheme == Ftps && node.Choice("mode", url.Port == 990 ? "implicit" : "explicit", "explicit", "implicit") == "implicit",
            [.. node.Texts("tls", []).Select(places.Resolve)],
            node.Text("pattern", "*"),
            node.Texts("ignore", ["*.part", "*.tmp", ".*"]),
            after switch { "delete" => AfterFetch.Delete, "move" => AfterFetch.Move, _ => AfterFetch.Leave },
            after == "move" ? node.Text("moveTo", "done").Trim('/') : "",
            node.Span("timeout", "PT60S", TimeSpan.FromSeconds(1)),
            node.Span("every", "PT1H", TimeSpan.FromSeconds(1)));
    }

    public override ISource Open(SourceContext context) =>
        After == AfterFetch.Delete ? new FileServerSource(this, context) : new KeptFileServerSource(this, context);

    /// <summary>Whether a name on the server is a finished file that is wanted.</summary>
    public bool Wants(string name) =>
        FileSystemName.MatchesSimpleExpression(Pattern, name)
        && !name.EndsWith(SidecarEnding, StringComparison.OrdinalIgnoreCase)
        && !Ignore.Any(mask => FileSystemName.MatchesSimpleExpression(mask, name));

    /// <exception cref="SourceException">The server refuses, or is not the one that it should be.</exception>
    public Task<IFileServer> ConnectAsync(CancellationToken cancellation) =>
        IsSftp ? SftpServer.ConnectAsync(this, cancellation) : FtpServer.ConnectAsync(this, cancellation);

    private static Uri ReadUrl(SettingsNode node)
    {
        var text = node.Text("url");
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is PlainFtp or Ftps or Sftp && url is { UserInfo: "", Host.Length: > 0 })
            return url;
        if (text.Length > 0)
            node.Complain("url", $"'{text}'", "ftp://host/folder, ftps://host/folder or sftp://host/folder, without user or password");
        return new Uri("ftp://invalid.example/");
    }
}

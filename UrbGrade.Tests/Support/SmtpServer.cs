using MimeKit;

namespace UrbGrade.Tests.Support;

/// <summary>A mail server that is not ours: Python's aiosmtpd, which asks for a password and keeps what it gets.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private const string User = "urbgrade";
    private const string Python = "/usr/bin/python3";

    private readonly TemporaryFolder folder = new();
    private ServerProcess? server;

    /// <summary>Settings of a platform that sends by it.</summary>
    /// <param name="security">As <c>Mail:Security</c>.</param>
    public Dictionary<string, string?> Settings(string security = "none") => new()
    {
        ["Mail:Host"] = "127.0.0.1",
        ["Mail:Port"] = FormattableString.Invariant($"{server!.Port}"),
        ["Mail:Security"] = security,
        ["Mail:User"] = User,
        ["Mail:PasswordFile"] = folder.File("password"),
        ["Mail:From"] = "platform@urbgrade.example",
        ["Mail:Pages"] = "https://urbgrade.example/",
    };

    /// <param name="refusals">Mails that it refuses for now before it takes one.</param>
    public static async Task<SmtpServer> Start(int refusals, CancellationToken cancellation)
    {
        var (code, _, _) = await ExternalTool.TryRun(Python, ["-c", "import aiosmtpd"], cancellation: cancellation);
        Assert.SkipWhen(code != 0, "python3-aiosmtpd is not installed");
        var started = new SmtpServer();
        var password = Guid.NewGuid().ToString("N");
        await File.WriteAllTextAsync(started.folder.File("password"), password + "\n", cancellation);
        Directory.CreateDirectory(started.folder.File("kept"));
        var port = ServerProcess.FreePort();
        started.server = await ServerProcess.StartAsync(
            "python3", "python3", port,
            [
                Path.Combine(Checkout.Root, "UrbGrade.Tests", "Support", "smtp-server.py"), FormattableString.Invariant($"{port}"), started.folder.File("kept"), User, password,
                FormattableString.Invariant($"{refusals}"),
            ],
            cancellation);
        return started;
    }

    /// <summary>What it kept, in order.</summary>
    public async Task<IReadOnlyList<MimeMessage>> Kept(CancellationToken cancellation)
    {
        var messages = new List<MimeMessage>();
        foreach (var file in Directory.GetFiles(folder.File("kept"), "*.eml").Order(StringComparer.Ordinal))
        {
            messages.Add(await MimeMessage.LoadAsync(file, cancellation));
        }

        return messages;
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        folder.Dispose();
    }
}

using System.Diagnostics;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Web.Reports;

/// <summary>Prints documents to PDF with the Chromium of the machine, one at a time: a browser takes as much memory as the platform.</summary>
internal sealed partial class ChromiumPrinter(IOptions<ReportOptions> options, ILogger<ChromiumPrinter> logger) : IDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe", "msedge.exe"];

    /// <summary>What a browser needs of the platform's environment, which holds secrets besides.</summary>
    private static readonly string[] Inherited =
        ["PATH", "HOME", "LANG", "TZ", "TMPDIR", "XDG_RUNTIME_DIR", "SystemRoot", "TEMP", "TMP", "USERPROFILE", "LOCALAPPDATA", "ProgramFiles", "ProgramFiles(x86)"];

    private readonly SemaphoreSlim turn = new(1, 1);
    private int waiting;

    /// <summary>How many readers wait for their turn; what goes by mail is not among them.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>Whether there is one.</summary>
    public bool IsFound => Browser is not null;

    private string? Browser => options.Value.Chromium ?? (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <summary>A document that fetches nothing, as PDF.</summary>
    /// <param name="isPatient">Whether it waits however many wait before it, as what goes by mail does.</param>
    /// <exception cref="InvalidOperationException">There is no Chromium, or it did not print; the message says what it said.</exception>
    /// <exception cref="RefusedException">Too many wait already, and this one would not.</exception>
    public async Task<byte[]> Print(string html, bool isPatient, CancellationToken cancellation)
    {
        var browser = Browser ?? throw new InvalidOperationException("No Chromium was found in PATH; Reports:Chromium names its file.");
        await Wait(isPatient, cancellation);
        DirectoryInfo? folder = null;
        try
        {
            folder = Directory.CreateTempSubdirectory("urbgrade-report-");
            var (page, pdf) = (Path.Combine(folder.FullName, "report.html"), Path.Combine(folder.FullName, "report.pdf"));
            await File.WriteAllTextAsync(page, html, cancellation);
            var said = await Run(browser, page, pdf, folder.FullName, cancellation);
            return File.Exists(pdf) ? await File.ReadAllBytesAsync(pdf, cancellation) : throw new InvalidOperationException($"{browser} printed nothing: {said}");
        }
        finally
        {
            turn.Release();
            if (folder is not null)
            {
                Remove(folder);
            }
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task Wait(bool isPatient, CancellationToken cancellation)
    {
        // Whoever has the turn does not wait.
        if (turn.Wait(0, cancellation))
        {
            return;
        }

        if (isPatient)
        {
            await turn.WaitAsync(cancellation);
            return;
        }

        if (Interlocked.Increment(ref waiting) > options.Value.MostWaiting)
        {
            Interlocked.Decrement(ref waiting);
            throw new RefusedException("Report.Busy", $"Several reports are being printed; try again in a minute.");
        }

        try
        {
            await turn.WaitAsync(cancellation);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    private async Task<string> Run(string browser, string page, string pdf, string folder, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(browser) { RedirectStandardError = true, RedirectStandardOutput = true };
        string[] arguments =
        [
            "--headless=new", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
            "--disable-dev-shm-usage", "--no-pdf-header-footer", $"--user-data-dir={Path.Combine(folder, "profile")}", $"--print-to-pdf={pdf}", new Uri(page).AbsoluteUri,
        ];

        // As root Chromium's own fence does not stand; the document is ours, has no script and may fetch nothing.
        foreach (var argument in Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows() ? arguments.Prepend("--no-sandbox") : arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var other in start.Environment.Keys.Except(Inherited, StringComparer.OrdinalIgnoreCase).ToList())
        {
            start.Environment.Remove(other);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(options.Value.PrintSeconds));
        using var process = Process.Start(start)!;
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return (await output + await errors).Trim();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new InvalidOperationException($"{browser} did not print within {options.Value.PrintSeconds} s (Reports:PrintSeconds).");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // A process of the browser that ends late may still hold a file.
            LogLeft(problem, folder.FullName);
        }
    }

    [LoggerMessage(EventId = 2821, Level = LogLevel.Information, Message = "The folder {Folder} of a printed report could not be removed yet")]
    private partial void LogLeft(Exception problem, string folder);
}

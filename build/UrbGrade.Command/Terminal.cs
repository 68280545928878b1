namespace UrbGrade.Command;

/// <summary>
/// Where the command speaks: lines for all, and one line of progress that is rewritten in place on a real terminal and
/// repeated now and then elsewhere.
/// </summary>
internal sealed class Terminal(TextWriter output, TextWriter error, bool interactive, TimeProvider clock)
{
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LiveInterval = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private long shownAt;
    private int progressLength;
    private string lastShown = "";

    public TextWriter Output => output;

    public TextWriter Error => error;

    public TimeProvider Clock => clock;

    public bool Interactive => interactive;

    public static Terminal OfConsole()
    {
        var dumb = Environment.GetEnvironmentVariable("TERM") is "dumb";
        var automated = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));
        return new Terminal(Console.Out, Console.Error, !Console.IsOutputRedirected && !dumb && !automated, TimeProvider.System);
    }

    public void Say(string line = "")
    {
        lock (gate)
        {
            Erase();
            output.WriteLine(line);
            output.Flush();
        }
    }

    /// <summary>Says what went wrong, on the error stream.</summary>
    public void Fail(string message)
    {
        lock (gate)
        {
            Erase();
            output.Flush();
            error.WriteLine($"urbgrade: {message}");
        }
    }

    public void Progress(string text)
    {
        lock (gate)
        {
            if (text == lastShown)
                return;
            if (shownAt != 0 && clock.GetElapsedTime(shownAt) < (interactive ? LiveInterval : PlainInterval))
                return;
            shownAt = clock.GetTimestamp();
            lastShown = text;
            if (!interactive)
            {
                output.WriteLine(text);
                output.Flush();
                return;
            }

            var width = Math.Max(20, Console.WindowWidth) - 1;
            var shown = text.Length > width ? text[..width] : text;
            output.Write('\r' + shown.PadRight(progressLength));
            output.Flush();
            progressLength = shown.Length;
        }
    }

    /// <summary>Takes the progress line away; the next one is shown at once.</summary>
    public void EndProgress()
    {
        lock (gate)
        {
            Erase();
            shownAt = 0;
            lastShown = "";
        }
    }

    private void Erase()
    {
        if (progressLength == 0)
            return;
        output.Write('\r' + new string(' ', progressLength) + '\r');
        progressLength = 0;
        lastShown = "";
    }
}

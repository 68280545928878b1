using UrbGrade.Command.Processes;

namespace UrbGrade.Command.Tools;

/// <summary>Installs the npm packages that a folder's lock file names.</summary>
internal sealed class Npm(Terminal terminal)
{
    public static string Program => OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    /// <summary>Does nothing when what is installed is as new as the lock file.</summary>
    public async Task InstallAsync(string folder, CancellationToken cancellation)
    {
        var locked = Path.Combine(folder, "package-lock.json");
        var installed = Path.Combine(folder, "node_modules", ".package-lock.json");
        if (File.Exists(installed) && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(locked))
            return;

        terminal.Say($"Installing npm packages in {Path.GetFileName(folder)} ...");
        var install = new Invocation(Program, ["ci", "--no-audit", "--no-fund", "--loglevel=error"], folder);
        var (exitCode, output) = await ProgramRun.CaptureAsync(install, cancellation);
        if (exitCode != 0)
            throw new CommandFailedException($"npm ci failed in {folder}:\n{output}");
    }
}

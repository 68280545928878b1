using UrbGrade.Command.Processes;
using UrbGrade.Command.Tools;

namespace UrbGrade.Command.Publishing;

/// <summary>
/// Publishes a program when its sources changed. Each state of the sources has its own folder, so that a running program
/// keeps the files that it started from.
/// </summary>
internal sealed class Publisher(Workspace workspace, Terminal terminal)
{
    private const int KeptVersions = 3;

    /// <summary>The assembly to run, published first if need be.</summary>
    public async Task<string> PublishAsync(PublishedProgram program, CancellationToken cancellation)
    {
        var versions = Path.Combine(workspace.Artifacts, "publish", program.Name);
        var version = Path.Combine(versions, SourceFingerprint.Of(workspace, program));
        var assembly = Path.Combine(version, program.Assembly);
        if (File.Exists(assembly))
            return assembly;

        Directory.CreateDirectory(versions);
        using (await TakeTurnAsync(versions, cancellation))
        {
            if (File.Exists(assembly))
                return assembly;
            await new Toolchain(workspace).RequireAsync(cancellation);
            terminal.Say($"Publishing the {program.Name} (sources are new or have changed; the first time takes some minutes) ...");
            var unfinished = version + ".partial";
            DeleteFolder(unfinished);
            await BuildAsync(program, unfinished, cancellation);
            Directory.Move(unfinished, version);
            ForgetOldVersions(versions);
        }

        return assembly;
    }

    private async Task BuildAsync(PublishedProgram program, string target, CancellationToken cancellation)
    {
        var log = Path.Combine(workspace.Artifacts, $"publish-{program.Name}.log");
        await using var writer = new StreamWriter(log);
        var publish = Invocation.OfDotnet(
            workspace.Root, "publish", program.Project, "-c", "Release", "-o", target,
            "-v", "minimal", "-nologo", "-tl:off", "-nodeReuse:false");
        var tail = new Queue<string>();
        var exitCode = await ProgramRun.StreamAsync(publish, OnLine, cancellation);
        terminal.EndProgress();
        if (exitCode == 0)
            return;
        throw new CommandFailedException(
            $"the {program.Name} could not be published; the whole output is in {workspace.Relative(log)}:\n"
            + string.Join('\n', tail));

        void OnLine(string line)
        {
            writer.WriteLine(line);
            if (BuildOutput.Finished(line) is { } project)
                terminal.Say($"  {project}");
            if (BuildOutput.IsError(line) && !tail.Contains(line) && tail.Count < 20)
                tail.Enqueue(line);
        }
    }

    private async Task<FileStream> TakeTurnAsync(string folder, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, ".lock");
        var said = false;
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.None);
            }
            catch (IOException)
            {
                if (!said)
                    terminal.Say("Another urbgrade command is publishing; waiting for it ...");
                said = true;
                await Task.Delay(TimeSpan.FromMilliseconds(300), terminal.Clock, cancellation);
            }
        }
    }

    private static void ForgetOldVersions(string versions)
    {
        var old = new DirectoryInfo(versions).EnumerateDirectories()
            .OrderByDescending(folder => folder.CreationTimeUtc)
            .Skip(KeptVersions);
        foreach (var folder in old)
            DeleteFolder(folder.FullName);
    }

    private static void DeleteFolder(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
        catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
        {
            // A program still runs from it (Windows); the next publication tries again.
        }
    }
}

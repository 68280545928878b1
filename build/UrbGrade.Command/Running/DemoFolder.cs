namespace UrbGrade.Command.Running;

/// <summary>Where the demo keeps everything.</summary>
internal sealed class DemoFolder(string root)
{
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>The platform's data folder.</summary>
    public string Platform => Path.Combine(Root, "platform");

    public string Logs => Path.Combine(Root, "logs");

    public string Authority => Path.Combine(Root, "certificates", "authority.pem");

    public string ServerCertificate => Path.Combine(Root, "certificates", "server.p12");

    public string Lock => Path.Combine(Root, "up.lock");

    public string Children => Path.Combine(Root, "children");

    public string State => Path.Combine(Root, "demo.json");

    private string Sites => Path.Combine(Root, "sites");

    public SiteFolder Of(DemoSite site) => new(Path.Combine(Sites, site.Kind));

    public string LogOf(string name) => Path.Combine(Logs, name + ".log");

    /// <summary>Holds the folder for one command at a time.</summary>
    /// <exception cref="CommandFailedException">Another one holds it.</exception>
    public FileStream Take()
    {
        Directory.CreateDirectory(Root);
        try
        {
            return new FileStream(Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new CommandFailedException(
                $"another './urbgrade up' runs on {Root}. Stop it with Ctrl-C, or give another folder with --data DIR and another port with --port N.");
        }
    }

    /// <summary>Deletes what an earlier demo left, except the lock that is being held.</summary>
    /// <exception cref="CommandFailedException">The folder holds something that no demo puts there.</exception>
    public void Empty()
    {
        var known = new[] { Platform, Sites, Logs, Path.Combine(Root, "certificates"), Lock, Children, State, State + ".draft" };
        var foreign = Directory.EnumerateFileSystemEntries(Root).Except(known, StringComparer.Ordinal).FirstOrDefault();
        if (foreign is not null)
            throw new CommandFailedException($"{Root} is not cleaned: it holds {Path.GetFileName(foreign)}, which is no part of a demo.");
        foreach (var entry in known.Where(entry => entry != Lock))
        {
            if (Directory.Exists(entry))
                Directory.Delete(entry, recursive: true);
            else
                File.Delete(entry);
        }
    }
}

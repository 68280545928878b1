namespace UrbGrade.Command.Running;

/// <summary>Where one site of the demo and its gateway keep everything.</summary>
internal sealed class SiteFolder(string root)
{
    public string Root { get; } = root;

    /// <summary>What the gateway knows.</summary>
    public string State => Path.Combine(Root, "gateway");

    public string Configuration => Path.Combine(Root, "gateway.json");

    /// <summary>The gateway's certificate with its key.</summary>
    public string Certificate => Path.Combine(Root, "gateway.p12");

    /// <summary>What the gateway's configuration names as <c>credential:NAME</c>.</summary>
    public string Credential(string name) => Path.Combine(Credentials, name);

    public string Credentials => Path.Combine(Root, "credentials");

    /// <summary>Where the site drops its raw files.</summary>
    public string Drop => Path.Combine(Root, "drop");

    /// <summary>Files of the places around the site; only simulated and replayed sites have them.</summary>
    public IEnumerable<string> Places => Directory.Exists(Path.Combine(Drop, "places")) ? Directory.EnumerateFiles(Path.Combine(Drop, "places"), "*.geojson").Order(StringComparer.Ordinal) : [];

    /// <summary>Where people are asked; only some simulated sites have it.</summary>
    public string Engagement => Path.Combine(Drop, "engagement.json");

    /// <summary>What was done to save energy; only some simulated sites have it.</summary>
    public string Interventions => Path.Combine(Drop, "interventions.json");

    public string Manifest => Path.Combine(Drop, "site.json");
}

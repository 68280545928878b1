namespace UrbGrade.Gateway.Collect.Formats;

/// <summary>How files of one layout are read: what a site's JSON says of them, under a name.</summary>
internal abstract record FileProfile(string Name)
{
    /// <summary>Share of bad rows above which a file of this layout is refused whole; null for the site's.</summary>
    public double? MostBadRows { get; init; }

    /// <param name="isKnownMeter">Whether the site's configuration names a meter.</param>
    public abstract IFileFormat Open(Func<string, bool> isKnownMeter);
}

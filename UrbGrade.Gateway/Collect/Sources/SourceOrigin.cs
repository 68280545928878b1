namespace UrbGrade.Gateway.Collect.Sources;

/// <summary>What the configuration says about one source beyond its folder and profile; a record for each type.</summary>
internal abstract record SourceOrigin
{
    /// <summary>Makes the source. Connects to nothing yet.</summary>
    public abstract ISource Open(SourceContext context);
}

namespace UrbGrade.Gateway.Sites;

/// <summary>A hot folder of a configuration to start from.</summary>
/// <param name="Path">Below the folder that the site drops into.</param>
/// <param name="Pattern">Names of its files.</param>
internal sealed record SampleSource(string Id, string Path, string Profile, string Pattern = "*.csv");

namespace UrbGrade.Gateway.Sites;

/// <summary>A source of a configuration to start from: a hot folder, or what a peer offers where the site has one.</summary>
/// <param name="Path">Below the folder that the site drops into.</param>
/// <param name="Pattern">Names of its files.</param>
/// <param name="OnFileServer">Whether the site's file server, if it has one, offers it.</param>
/// <param name="InDatabase">How the utility's database, if there is one, is asked for the same.</param>
internal sealed record SampleSource(string Id, string Path, string Profile, string Pattern = "*.csv", bool OnFileServer = false, SampleQuery? InDatabase = null);

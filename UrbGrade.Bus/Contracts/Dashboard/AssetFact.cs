namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>Something that the site says of an asset and that hardly changes: its building, heat source, inhabitants.</summary>
/// <param name="Meter">The meter that it was said of.</param>
/// <param name="Name">As the site calls it, such as <c>heat_source</c>.</param>
/// <param name="Text">As it was written; never to be interpreted.</param>
/// <param name="Since">From when it holds.</param>
/// <param name="Before">What was said before, newest first; empty when it never changed.</param>
public sealed record AssetFact(string Meter, string Name, string Text, DateTimeOffset Since, IReadOnlyList<string> Before);

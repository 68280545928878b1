namespace UrbGrade.Gateway.Sites;

/// <summary>How a database of the site is read.</summary>
/// <param name="Query">Rows beyond <c>@cursor</c>, in its order.</param>
/// <param name="Cursor">The column that tells how far was read.</param>
/// <param name="Range">Rows of <c>@from</c> to <c>@to</c>, to read them again.</param>
internal sealed record SampleQuery(string Profile, string Query, string Cursor, string Range);

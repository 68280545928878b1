namespace UrbGrade.Modules.Core.Store;

/// <summary>A key that sessions are protected with, shared by all processes on the database.</summary>
internal sealed class CookieKeyRow
{
    public int Id { get; set; }

    /// <summary>As the framework names it.</summary>
    public required string Name { get; set; }

    /// <summary>The key itself, as the framework writes it: whoever has it can make a session.</summary>
    public required string Xml { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

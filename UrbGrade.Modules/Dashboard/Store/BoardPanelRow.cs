using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Dashboard.Store;

/// <summary>A chart or figure that somebody pinned to the own first page.</summary>
internal sealed class BoardPanelRow : ITenantOwned
{
    public int Id { get; set; }

    public int TenantId { get; set; }

    /// <summary>The account.</summary>
    public required string Owner { get; set; }

    public required string Title { get; set; }

    /// <summary>Path and query of the page that shows it, with its state, such as <c>/app/asset/7?quantity=EnergyKwh</c>.</summary>
    public required string Address { get; set; }

    /// <summary>Among the owner's, ascending; gaps are fine.</summary>
    public int Position { get; set; }

    /// <summary>Whether colleagues see it, too.</summary>
    public bool IsShared { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

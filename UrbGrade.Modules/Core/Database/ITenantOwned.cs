namespace UrbGrade.Modules.Core.Database;

/// <summary>A row that belongs to one tenant: filtered in every query and checked at every save.</summary>
internal interface ITenantOwned
{
    /// <summary>The owner.</summary>
    int TenantId { get; }
}

namespace UrbGrade.Modules.Core.Database;

/// <summary>A row of a tenant, or of the platform itself: then its tenant is 0, and only the platform's scope sees it.</summary>
internal interface IPlatformOwned : ITenantOwned;

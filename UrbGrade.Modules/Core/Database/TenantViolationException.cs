namespace UrbGrade.Modules.Core.Database;

/// <summary>A row of another tenant, or of none, was about to be saved.</summary>
internal sealed class TenantViolationException(string message) : Exception(message);

using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Administration;

/// <summary>What a module ends of a tenant that is closed, in the commit that closes it.</summary>
internal interface ITenantEnding
{
    /// <param name="database">Of the platform; it is saved afterwards.</param>
    void End(UrbGradeContext database, int tenantId, DateTimeOffset now);
}

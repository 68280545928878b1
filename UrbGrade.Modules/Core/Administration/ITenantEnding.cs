using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Administration;

/// <summary>What a module ends of a tenant that is closed, in the commit that closes it.</summary>
internal interface ITenantEnding
{
    /// <param name="database">Of the platform; it is saved afterwards.</param>
    /// <param name="session">The write, for what processes have to be told.</param>
    void End(UrbGradeContext database, IWriteSession session, int tenantId, DateTimeOffset now);
}

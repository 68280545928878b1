using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Core.Administration;

/// <summary>What a module does of a tenant whose country, currency or time zone, or that of a site of it, becomes another one, in the commit that says so.</summary>
internal interface ITenantMove
{
    /// <param name="session">The write, for work that is to be done.</param>
    void Moved(IWriteSession session, int tenantId);
}

namespace UrbGrade.Bus.Contracts.Core;

/// <summary>What of the audit concerns the operation of gateways, meters and services. The rest, such as accounts and people, is for
/// administrators alone.</summary>
public static class OperationKinds
{
    /// <summary>Names of <see cref="AuditRecord.What"/>, in order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "aggregation.refused", "baselines.run", "certificate.ends", "certificate.issued", "certificate.revoked", "certificate.trusted", "failure.noted", "forecast.run",
        "kpi.recomputed", "lighting.program", "meter.added", "meter.limits", "meter.limits-learn", "meter.setting", "meters.assigned", "module.registered",
        "places.imported", "resend.asked", "retention.applied", "retention.asked", "retention.set", "schema.added", "schema.changed", "service.archived",
        "service.limited", "service.paused", "service.redirected", "service.resumed", "site.imported", "work.archived", "work.changed", "work.retried",
    ];
}

using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Administration;

namespace UrbGrade.Modules.Core.Audit;

internal sealed class OperationEvents(Reach reach, AuditLines lines) : IOperationEvents
{
    public IAsyncEnumerable<AuditRecord> Read(AuditFilter filter, CancellationToken cancellation) =>
        reach.Operated is { } scope ? lines.Read(scope, filter, KindsOf(filter), cancellation) : AsyncEnumerable.Empty<AuditRecord>();

    public async Task<IReadOnlyList<AuditRecord>> Newest(AuditFilter filter, long? before, int take, CancellationToken cancellation) =>
        reach.Operated is { } scope ? await lines.Newest(scope, filter, KindsOf(filter), before, take, cancellation) : [];

    /// <summary>A kind is meant alone, also where another one begins with it, as <c>meter.limits-learn</c> does.</summary>
    private static IReadOnlyList<string> KindsOf(AuditFilter filter) =>
        filter.What is { } what && OperationKinds.All.Contains(what) ? [what] : OperationKinds.All;
}

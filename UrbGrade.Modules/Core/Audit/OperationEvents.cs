using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Administration;

namespace UrbGrade.Modules.Core.Audit;

internal sealed class OperationEvents(Reach reach, AuditLines lines) : IOperationEvents
{
    public IAsyncEnumerable<AuditRecord> Read(AuditFilter filter, CancellationToken cancellation) =>
        reach.Operated is { } scope ? lines.Read(scope, filter, OperationKinds.All, cancellation) : AsyncEnumerable.Empty<AuditRecord>();

    public async Task<IReadOnlyList<AuditRecord>> Newest(AuditFilter filter, long? before, int take, CancellationToken cancellation) =>
        reach.Operated is { } scope ? await lines.Newest(scope, filter, OperationKinds.All, before, take, cancellation) : [];
}

using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Aggregation.Trials;

/// <summary>Takes stored requests up again, the newest first, and checks their messages as the pipeline would by another schema.</summary>
internal sealed class SchemaTrials(
    Reach reach, SchemaDrafts drafts, ITenantRegistry registry, IUrbGradeContexts contexts, TrialPreview preview, IOptions<AggregationOptions> options)
    : ISchemaTrials
{
    private const int MostMessages = 1000;

    /// <summary>Where a type is rare, so many requests are looked through for it.</summary>
    private const int MostRequests = 1000;

    private const int RequestsAtOnce = 20;

    public async Task<SchemaTrial> Try(SchemaDraft draft, string ofVersion, CancellationToken cancellation)
    {
        if (!reach.TryFind(draft.TenantCode, out var tenant, out var refusal))
        {
            return Failed(refusal.Refusal ?? new Refusal(null, $"The tenant '{draft.TenantCode}' is not yours to administer."));
        }

        MessageSchema schema;
        try
        {
            schema = drafts.Compile(draft, tenant);
        }
        catch (RefusedException problem)
        {
            return Failed(problem.Refusal);
        }

        var trial = new TrialRun(schema, ofVersion, registry, tenant, options.Value, preview, MostMessages);
        await foreach (var request in Newest(tenant.Id, cancellation))
        {
            trial.Take(request);
            if (trial.IsFull)
            {
                break;
            }
        }

        return trial.Result;
    }

    private static SchemaTrial Failed(Refusal problem) => new(problem, 0, 0, [], null);

    // A few at a time: no reader stays open while they are checked.
    private async IAsyncEnumerable<RawRequestRow> Newest(int tenantId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var before = long.MaxValue;
        for (var read = 0; read < MostRequests; read += RequestsAtOnce)
        {
            await using var database = contexts.Read(TenantScope.Of(tenantId));
            var rows = await database.Set<RawRequestRow>().AsNoTracking().Where(row => row.Id < before && row.EnvelopeDeletedAt == null)
                .OrderByDescending(row => row.Id).Take(RequestsAtOnce).ToListAsync(cancellation);
            foreach (var row in rows)
            {
                yield return row;
            }

            if (rows.Count < RequestsAtOnce)
            {
                break;
            }

            before = rows[^1].Id;
        }
    }
}

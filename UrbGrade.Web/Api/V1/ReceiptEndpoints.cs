using Microsoft.AspNetCore.Http.HttpResults;
using UrbGrade.Bus.Contracts.Dashboard.Catalogue;

namespace UrbGrade.Web.Api.V1;

/// <summary>What gateways sent and what became of it.</summary>
internal static class ReceiptEndpoints
{
    public static void MapReceipts(this RouteGroupBuilder api)
    {
        var receipts = api.MapGroup("/receipts").WithTags("Receipts");
        receipts.MapGet("", List).WithSummary("Accepted requests of the gateways that came in the time asked for.");
        receipts.MapGet("/{id:long}", Find).WithSummary("One request with the messages in it that were refused.");
    }

    private static async Task<Results<Ok<ApiPage<CatalogueReceipt>>, ProblemHttpResult>> List(
        HttpRequest request, [AsParameters] TimeQuery time, [AsParameters] ListQuery query, ICatalogueQueries catalogue, CancellationToken cancellation) =>
        !time.TryRead(out var from, out var to, out var problem) || !query.TryRead(out var after, out var take, out problem) ? problem
        : ListQuery.Answer(request, await catalogue.ListReceipts(from, to, after, take, cancellation));

    private static async Task<Results<Ok<CatalogueReceipt>, NotFound>> Find(long id, ICatalogueQueries catalogue, CancellationToken cancellation) =>
        await catalogue.FindReceipt(id, cancellation) is { } receipt ? TypedResults.Ok(receipt) : TypedResults.NotFound();
}

using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Tests.Web.Fictional;

internal sealed class FictionalTerms : IPublicTerms
{
    public Task<IReadOnlyList<RetentionRule>> Of(string code, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<RetentionRule>>(
    [
        new(RetentionKind.RawMessages, code == "20" ? 730 : null, 90, null),
        new(RetentionKind.Readings, null, 400, null),
    ]);
}

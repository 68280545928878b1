using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>No figure of the fictional district has readings behind it.</summary>
internal sealed class FictionalEvidence : IFigureEvidence
{
    public Task<bool> Write(FigureName figure, Stream output, CancellationToken cancellation) => Task.FromResult(false);

    public Task<FigureStanding?> Explain(FigureName figure, CancellationToken cancellation) => Task.FromResult<FigureStanding?>(null);
}

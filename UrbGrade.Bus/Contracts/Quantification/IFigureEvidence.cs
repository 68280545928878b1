namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>Says what a figure stands on, and packs it so that others can compute it again without this platform.</summary>
public interface IFigureEvidence
{
    /// <summary>Writes a ZIP with the readings and their qualities, the formula, the facts, the signed messages, their certificates, and a manifest with the
    /// SHA-256 of each.</summary>
    /// <param name="figure">Of the current tenant.</param>
    /// <param name="output">Seekable; nothing is written to it unless the answer says so.</param>
    Task<EvidenceAnswer> Write(FigureName figure, Stream output, CancellationToken cancellation);

    /// <summary>Says what a figure stands on, without its readings.</summary>
    /// <param name="figure">Of the current tenant.</param>
    /// <returns>Null when the tenant has no such figure.</returns>
    Task<FigureStanding?> Explain(FigureName figure, CancellationToken cancellation);
}

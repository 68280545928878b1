namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>Says what a figure stands on, and packs it so that others can compute it again without this platform.</summary>
public interface IFigureEvidence
{
    /// <summary>Writes a ZIP with the readings and their qualities, the formula, the facts, the signed messages, their certificates, and a manifest with the
    /// SHA-256 of each part. It may be larger than memory.</summary>
    /// <param name="figure">Of the current tenant.</param>
    /// <param name="output">Seekable.</param>
    /// <returns>False when the tenant has no such figure; nothing is written then.</returns>
    Task<bool> Write(FigureName figure, Stream output, CancellationToken cancellation);

    /// <summary>Says what a figure stands on, without its readings.</summary>
    /// <param name="figure">Of the current tenant.</param>
    /// <returns>Null when the tenant has no such figure.</returns>
    Task<FigureStanding?> Explain(FigureName figure, CancellationToken cancellation);
}

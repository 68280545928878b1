using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>Packs what a figure stands on, so that others can compute it again without this platform.</summary>
public interface IFigureEvidence
{
    /// <summary>Writes a ZIP with the readings and their qualities, the formula, the signed messages, their certificates, and a manifest with the
    /// SHA-256 of each.</summary>
    /// <param name="assetId">Of the current tenant.</param>
    /// <param name="figure">Code of a KPI that days and months have, such as <c>energy</c>.</param>
    /// <param name="output">Seekable; nothing is written to it unless the answer is true.</param>
    /// <returns>False when the tenant has no such figure.</returns>
    Task<bool> Write(int assetId, string figure, KpiPeriod period, Stream output, CancellationToken cancellation);
}

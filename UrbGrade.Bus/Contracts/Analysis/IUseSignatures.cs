namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>How use follows the weather. The session decides whose: staff's own tenant.</summary>
public interface IUseSignatures
{
    /// <summary>Of each carrier of an asset with a baseline, by carrier; street lighting follows the night and has none.</summary>
    Task<IReadOnlyList<UseSignature>> Of(int assetId, CancellationToken cancellation);
}

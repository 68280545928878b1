namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>When did it change, and with what does it go together? The session decides whose.</summary>
public interface IExplore
{
    /// <summary>Series over at most 800 days.</summary>
    Task<ExploreView?> Read(ExploreRequest request, CancellationToken cancellation);
}

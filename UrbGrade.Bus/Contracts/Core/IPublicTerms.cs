namespace UrbGrade.Bus.Contracts.Core;

/// <summary>How long public districts keep what, for everybody to read.</summary>
public interface IPublicTerms
{
    /// <summary>One rule for each kind; empty where no district of that code is public.</summary>
    /// <param name="code">The tenant's code.</param>
    Task<IReadOnlyList<RetentionRule>> Of(string code, CancellationToken cancellation);
}

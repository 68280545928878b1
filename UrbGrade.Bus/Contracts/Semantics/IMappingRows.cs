using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Semantics;

/// <summary>Rows that administrators of the platform add to the mapping. They count at once, on every node, after those
/// of the platform and of the file.</summary>
public interface IMappingRows
{
    /// <summary>The rows that were written so, by kind, subject and name; none for a session that does not administer the platform.</summary>
    Task<IReadOnlyList<VocabularyRow>> List(CancellationToken cancellation);

    /// <summary>Writes a row, which takes the place of every other one of its kind, subject and name. Without terms that one is taken away.</summary>
    /// <returns>Invalid, with what was found and what is allowed, for a row that cannot be used.</returns>
    Task<AdministrationResult> Write(VocabularyRow row, CancellationToken cancellation);

    /// <summary>Takes back what was written, so that the row of the platform or of the file counts again.</summary>
    /// <returns>Invalid when other rows need it.</returns>
    Task<AdministrationResult> Withdraw(string row, string about, string name, CancellationToken cancellation);
}

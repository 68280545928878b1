using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Core.Retention;

/// <summary>One kind of what a module stores, and how it is deleted.</summary>
internal interface IStoredKind
{
    RetentionKind Kind { get; }

    /// <summary>How much is older and may go.</summary>
    Task<long> Count(int tenantId, DateTimeOffset before, CancellationToken cancellation);

    /// <summary>Looks up the next portion without holding up those who write.</summary>
    /// <returns>Deletes the portion and says how much it was; null when nothing is left.</returns>
    Task<Func<IWriteSession, int>?> Next(int tenantId, DateTimeOffset before, int most, CancellationToken cancellation);
}

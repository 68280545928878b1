using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Modules.Core.People;

/// <summary>What a module holds about people.</summary>
internal interface IPersonalRecords
{
    /// <summary>Place in an erasure: what is found by something else goes before that.</summary>
    int Order { get; }

    /// <summary>All of it, as the person may read it.</summary>
    IEnumerable<PersonalTable> Read(Person person);

    /// <summary>How much an erasure would take.</summary>
    Task<PersonalCount> Count(Person person, CancellationToken cancellation);

    /// <summary>Erases it in portions, between which others write. A second run finds nothing.</summary>
    Task<PersonalCount> Erase(Person person, CancellationToken cancellation);
}

using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Core.Database;

/// <summary>The database that the platform runs on; one implementation per provider.</summary>
internal interface IPlatformDatabase
{
    /// <summary>What it is, for people, such as <c>SQLite</c>.</summary>
    string Product { get; }

    /// <summary>Where it is, for people; without secrets.</summary>
    string Place { get; }

    /// <summary>The provider's fast way to write many rows.</summary>
    IBulkWriter BulkWriter { get; }

    /// <summary>The provider's contexts over the tables of the modules that this process knows.</summary>
    IUrbGradeContexts Contexts(IEnumerable<ITableMapping> tables);

    /// <summary>Creates or migrates it, one process at a time, and refuses to go on unless commits are durable.</summary>
    /// <exception cref="InvalidOperationException">It does not give durable commits.</exception>
    void Prepare(IUrbGradeContexts contexts, TimeProvider time);

    /// <summary>Opens the connection that this process writes through.</summary>
    WriteSession OpenSession();

    /// <summary>Has what the session deletes from now on overwritten, where the provider would leave it lying about in free places.</summary>
    void OverwriteDeleted(IWriteSession session, bool isOn);

    /// <summary>Has the provider's log give up what is in the database by now, with all that was overwritten since.</summary>
    void EmptyLog();

    /// <summary>Writes a copy of it into a folder, while it is in use.</summary>
    /// <exception cref="InvalidOperationException">That cannot be done from here.</exception>
    Task BackUp(string folder, CancellationToken cancellation);

    /// <summary>Puts such a copy back where there is nothing yet.</summary>
    /// <exception cref="InvalidOperationException">There is something, or it cannot be done from here.</exception>
    Task Restore(string folder, CancellationToken cancellation);

    /// <summary>Looks for damage.</summary>
    /// <returns>One sentence for each.</returns>
    IReadOnlyList<string> Problems();

    /// <summary>True where no write can succeed, whichever it is: locked, full, read-only, gone.</summary>
    bool IsUnavailable(Exception failure);
}

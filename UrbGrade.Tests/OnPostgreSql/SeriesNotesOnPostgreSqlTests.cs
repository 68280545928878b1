using UrbGrade.Tests.Analysis.Notes;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class SeriesNotesOnPostgreSqlTests : NoteBookTests;

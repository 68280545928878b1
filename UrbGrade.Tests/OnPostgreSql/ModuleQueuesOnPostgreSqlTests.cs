using UrbGrade.Tests.Support;
using UrbGrade.Tests.Bus.Orchestration;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class ModuleQueuesOnPostgreSqlTests : ModuleQueuesTests;

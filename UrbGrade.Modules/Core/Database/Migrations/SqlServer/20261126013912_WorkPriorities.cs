using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UrbGrade.Modules.Core.Database.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class WorkPriorities : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_WorkItems_State_NextAttemptAt",
                table: "WorkItems");

            migrationBuilder.AlterColumn<string>(
                name: "ConversationId",
                table: "WorkItems",
                type: "nvarchar(450)",
                maxLength: 450,
                nullable: false,
                collation: "Latin1_General_100_BIN2",
                oldClrType: typeof(string),
                oldType: "nvarchar(max)",
                oldCollation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "Cause",
                table: "WorkItems",
                type: "nvarchar(max)",
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<int>(
                name: "Priority",
                table: "WorkItems",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<long>(
                name: "StartedAt",
                table: "WorkItems",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Trace",
                table: "WorkItems",
                type: "nvarchar(max)",
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AlterColumn<string>(
                name: "ConversationId",
                table: "RawRequests",
                type: "nvarchar(450)",
                maxLength: 450,
                nullable: false,
                collation: "Latin1_General_100_BIN2",
                oldClrType: typeof(string),
                oldType: "nvarchar(max)",
                oldCollation: "Latin1_General_100_BIN2");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_ConversationId",
                table: "WorkItems",
                column: "ConversationId");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_Done",
                table: "WorkItems",
                column: "FinishedAt",
                filter: "\"State\" = 2");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_Leased",
                table: "WorkItems",
                column: "TenantId",
                filter: "\"State\" = 1");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_Parked",
                table: "WorkItems",
                columns: new[] { "TenantId", "FinishedAt" },
                filter: "\"State\" = 3");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_Waiting",
                table: "WorkItems",
                columns: new[] { "TenantId", "Priority", "NextAttemptAt" },
                filter: "\"State\" = 0");

            migrationBuilder.CreateIndex(
                name: "IX_RawRequests_ConversationId",
                table: "RawRequests",
                column: "ConversationId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_WorkItems_ConversationId",
                table: "WorkItems");

            migrationBuilder.DropIndex(
                name: "IX_WorkItems_Done",
                table: "WorkItems");

            migrationBuilder.DropIndex(
                name: "IX_WorkItems_Leased",
                table: "WorkItems");

            migrationBuilder.DropIndex(
                name: "IX_WorkItems_Parked",
                table: "WorkItems");

            migrationBuilder.DropIndex(
                name: "IX_WorkItems_Waiting",
                table: "WorkItems");

            migrationBuilder.DropIndex(
                name: "IX_RawRequests_ConversationId",
                table: "RawRequests");

            migrationBuilder.DropColumn(
                name: "Cause",
                table: "WorkItems");

            migrationBuilder.DropColumn(
                name: "Priority",
                table: "WorkItems");

            migrationBuilder.DropColumn(
                name: "StartedAt",
                table: "WorkItems");

            migrationBuilder.DropColumn(
                name: "Trace",
                table: "WorkItems");

            migrationBuilder.AlterColumn<string>(
                name: "ConversationId",
                table: "WorkItems",
                type: "nvarchar(max)",
                nullable: false,
                collation: "Latin1_General_100_BIN2",
                oldClrType: typeof(string),
                oldType: "nvarchar(450)",
                oldMaxLength: 450,
                oldCollation: "Latin1_General_100_BIN2");

            migrationBuilder.AlterColumn<string>(
                name: "ConversationId",
                table: "RawRequests",
                type: "nvarchar(max)",
                nullable: false,
                collation: "Latin1_General_100_BIN2",
                oldClrType: typeof(string),
                oldType: "nvarchar(450)",
                oldMaxLength: 450,
                oldCollation: "Latin1_General_100_BIN2");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_State_NextAttemptAt",
                table: "WorkItems",
                columns: new[] { "State", "NextAttemptAt" });
        }
    }
}

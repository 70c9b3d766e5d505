import {
  type ASTVisitor,
  GraphQLError,
  isIntrospectionType,
  type ValidationContext,
} from 'graphql';

/**
 * A validation rule that rejects aliases in introspection. Without them the size of its result is limited by that of the schema,
 * because no field can be selected twice.
 */
export const introspectionLimit = (context: ValidationContext): ASTVisitor => ({
  Field(node) {
    const parent = context.getParentType();
    const isRoot = node.name.value === '__schema' || node.name.value === '__type';
    if (!node.alias || !(isRoot || (parent && isIntrospectionType(parent)))) return;
    context.reportError(
      new GraphQLError(
        `${node.alias.value} is an alias of ${node.name.value}; introspection allows no aliases.`,
        { nodes: node },
      ),
    );
  },
});
